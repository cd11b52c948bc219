-- Awkward text is kept byte for byte.
--- current
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 'it''s', N'ü', 0xAF, $1.5, 1e3, "q" FROM (SELECT 1 AS [q]) AS [x];
GO
--- hazards
