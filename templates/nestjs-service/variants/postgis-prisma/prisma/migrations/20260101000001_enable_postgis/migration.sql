-- Columns of points and areas, indexes of nearness. The role that migrates needs the right
-- to create extensions; managed databases have it.
CREATE EXTENSION IF NOT EXISTS postgis;
