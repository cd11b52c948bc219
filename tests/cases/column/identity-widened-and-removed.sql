-- IDENTITY goes while the type grows.
--- current
CREATE TABLE dbo.T (K int IDENTITY NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- desired
CREATE TABLE dbo.T (K bigint NOT NULL CONSTRAINT PK_T PRIMARY KEY);
