-- The default that draws from it lets go.
--- current
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF] DEFAULT (NEXT VALUE FOR [dbo].[S])
);
GO
--- desired
CREATE SEQUENCE [dbo].[S] AS BIGINT START WITH 1;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF] DEFAULT (NEXT VALUE FOR [dbo].[S])
);
GO
--- hazards
DATA008 [dbo].[S]
--- steps
drop default constraint [dbo].[DF]
alter sequence [dbo].[S]
create default constraint [dbo].[DF]
