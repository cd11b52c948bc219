-- The property goes with its column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'T', @level2type = N'COLUMN', @level2name = N'B';
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
drop extended property [dbo].[T].[B].[MS_Description]
alter table [dbo].[T]
