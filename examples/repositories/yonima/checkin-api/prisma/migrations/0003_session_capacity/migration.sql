-- migration: expand-only
-- No capacity means that everyone may come in, as before.
ALTER TABLE "Session" ADD COLUMN "capacity" INTEGER;
