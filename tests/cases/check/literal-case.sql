-- The case of a literal is a difference.
--- current
CREATE TABLE [dbo].[T] (
  [A] VARCHAR (3) NOT NULL,
  CONSTRAINT [CK_T] CHECK ([A] <> 'abc')
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] VARCHAR (3) NOT NULL,
  CONSTRAINT [CK_T] CHECK ([A] <> 'ABC')
);
GO
--- hazards
DATA012 [dbo].[CK_T]
LOCK007 [dbo].[CK_T]
--- steps
drop check constraint [dbo].[CK_T]
create check constraint [dbo].[CK_T]
validate check constraint [dbo].[CK_T]
