-- A namespace of a selective XML index changes.
--- current
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
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE SELECTIVE XML INDEX [SXI] ON [dbo].[T] ([X])
WITH XMLNAMESPACES ('http://a/c' AS [m], DEFAULT 'http://d')
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
--- hazards
LOCK016 [dbo].[T].[SXI]
PERF002 [dbo].[T].[SXI]
PLAN003 [dbo].[T].[SXI]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop XML index [dbo].[T].[SXI]
create XML index [dbo].[T].[SXI]
