CREATE TABLE [dbo].[Country]
(
    [Code] CHAR (2)       NOT NULL,
    [Name] NVARCHAR (100) NOT NULL,
    CONSTRAINT [PK_Country] PRIMARY KEY CLUSTERED ([Code])
);
