-- migration: expand-only
-- Which device recorded the check-in. Versions before 1.4.2 neither read nor
-- write the column, so they keep working on a migrated database.
ALTER TABLE "Checkin" ADD COLUMN "source" TEXT;
