-- An alias type; in reverse it goes.
--- current
--- desired
CREATE TYPE [dbo].[Sku] FROM VARCHAR (10) NOT NULL;
GO
--- hazards
