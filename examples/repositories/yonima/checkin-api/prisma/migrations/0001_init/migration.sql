CREATE TABLE "Session" (
  "id" UUID PRIMARY KEY,
  "title" TEXT NOT NULL,
  "site" TEXT NOT NULL,
  "startsAt" TIMESTAMP(3) NOT NULL,
  "latitude" DOUBLE PRECISION,
  "longitude" DOUBLE PRECISION
);

CREATE TABLE "Participant" (
  "id" UUID PRIMARY KEY,
  "name" TEXT NOT NULL,
  "phone" TEXT NOT NULL UNIQUE
);

CREATE TABLE "Checkin" (
  "id" UUID PRIMARY KEY,
  "key" TEXT UNIQUE,
  "sessionId" UUID NOT NULL REFERENCES "Session" ("id"),
  "participantId" UUID NOT NULL REFERENCES "Participant" ("id"),
  "occurredAt" TIMESTAMP(3) NOT NULL,
  "late" BOOLEAN NOT NULL DEFAULT FALSE,
  UNIQUE ("sessionId", "participantId")
);
