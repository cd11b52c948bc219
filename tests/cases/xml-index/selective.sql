-- A selective XML index with every kind of path, and a secondary one on a path.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE SELECTIVE XML INDEX [SXI] ON [dbo].[T] ([X])
WITH XMLNAMESPACES ('http://a/b' AS [m], DEFAULT 'http://d')
FOR (
  [pathA] = '/m:a/m:b' AS XQUERY 'xs:string' MAXLENGTH(25) SINGLETON,
  [pathB] = '/m:a/c' AS SQL NVARCHAR(20) SINGLETON,
  [pathC] = '/m:x',
  [pathD] = '/m:q/@w' AS XQUERY 'node()',
  [pathE] = '/m:d' AS XQUERY 'xs:double',
  [pathF] = '/m:e' AS SQL DECIMAL(9, 2)
)
WITH (PAD_INDEX = ON, FILLFACTOR = 60);
GO
CREATE XML INDEX [SXIS] ON [dbo].[T] ([X]) USING XML INDEX [SXI] FOR ([pathA]);
GO
--- hazards
LOCK016 [dbo].[T].[SXIS]
LOCK016 [dbo].[T].[SXI]
PLAN003 [dbo].[T].[SXI]
SPACE001 Database Options
SPACE002 Database Options
--- steps
create XML index [dbo].[T].[SXI]
create XML index [dbo].[T].[SXIS]
