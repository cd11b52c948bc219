-- Another value.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'T';
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'y', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'T';
GO
--- hazards
--- steps
alter extended property [dbo].[T].[MS_Description]
