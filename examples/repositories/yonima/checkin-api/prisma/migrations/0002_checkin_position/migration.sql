-- migration: expand-only
-- Where the phone was; check-ins made before have no position.
ALTER TABLE "Checkin" ADD COLUMN "latitude" DOUBLE PRECISION;
ALTER TABLE "Checkin" ADD COLUMN "longitude" DOUBLE PRECISION;
ALTER TABLE "Checkin" ADD COLUMN "farAway" BOOLEAN NOT NULL DEFAULT FALSE;
