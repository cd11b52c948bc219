-- The column of an XML index gets a schema collection.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
--- desired
CREATE XML SCHEMA COLLECTION [dbo].[C] AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string" /></xsd:schema>';
GO
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML([dbo].[C]) NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
LOCK016 [dbo].[T].[PX]
PERF002 [dbo].[T].[PX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop XML index [dbo].[T].[PX]
create XML schema collection [dbo].[C]
alter table [dbo].[T]
create XML index [dbo].[T].[PX]
