-- A mask is added; in reverse it is taken off.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) MASKED WITH (FUNCTION = 'default()') NULL
);
GO
--- hazards
