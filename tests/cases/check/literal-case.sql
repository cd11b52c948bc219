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
--- steps
