-- Quotes and line breaks in a value.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'it''s
a line', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'T';
GO
--- hazards
