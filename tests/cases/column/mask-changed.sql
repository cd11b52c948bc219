-- Another masking function.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) MASKED WITH (FUNCTION = 'default()') NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) MASKED WITH (FUNCTION = 'email()') NULL
);
GO
--- hazards
