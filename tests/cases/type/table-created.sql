-- A table type.
--- current
--- desired
CREATE TYPE [dbo].[Ids] AS TABLE ([Id] INT NOT NULL PRIMARY KEY);
GO
--- hazards
