-- A table type over an alias type that changes, and a procedure on it.
--- current
CREATE TYPE dbo.Ids AS TABLE (S dbo.Sku NOT NULL);
GO
CREATE PROCEDURE dbo.P @i dbo.Ids READONLY AS SELECT S FROM @i;
GO
CREATE TYPE dbo.Sku FROM varchar(10) NOT NULL;
--- desired
CREATE TYPE dbo.Ids AS TABLE (S dbo.Sku NOT NULL);
GO
CREATE PROCEDURE dbo.P @i dbo.Ids READONLY AS SELECT S FROM @i;
GO
CREATE TYPE dbo.Sku FROM varchar(20) NOT NULL;
--- hazards
COMP005 [dbo].[Ids]
SEC002 [dbo].[P]
