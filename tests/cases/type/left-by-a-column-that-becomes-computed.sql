-- A column leaves a type that is made anew and becomes a computed one, a new column takes the type.
--- current
CREATE TYPE dbo.Sku FROM nvarchar(20) NULL;
GO
CREATE TABLE dbo.T (K int NOT NULL, C dbo.Sku NULL);
--- desired
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.T (K int NOT NULL, C AS (LEN(K) + 1), R dbo.Sku NULL);
--- hazards
DATA002 [dbo].[T]
DATA003 [dbo].[Sku]
HA002 [dbo].[T]
