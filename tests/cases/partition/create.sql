-- A partition function and scheme.
--- current
--- desired
CREATE PARTITION FUNCTION [PF] (INT) AS RANGE RIGHT FOR VALUES (10, 20);
GO
CREATE PARTITION SCHEME [PS] AS PARTITION [PF] ALL TO ([PRIMARY]);
GO
--- hazards
