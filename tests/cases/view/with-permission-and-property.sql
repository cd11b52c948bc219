-- Permission and property of a view stay while its table changes.
--- current
CREATE ROLE [r];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
GRANT SELECT ON [dbo].[V] TO [r];
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'VIEW', @level1name = N'V';
GO
--- desired
CREATE ROLE [r];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
GRANT SELECT ON [dbo].[V] TO [r];
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'VIEW', @level1name = N'V';
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
suspend view [dbo].[V]
alter table [dbo].[T]
restore view [dbo].[V]
