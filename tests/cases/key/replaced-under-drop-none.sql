-- Another key takes the place of the one that is there.
--- options
{"drop":"none"}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_a] PRIMARY KEY,
  [B] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL CONSTRAINT [PK_b] PRIMARY KEY
);
GO
--- hazards
DATA010 [dbo].[PK_b]
HA005 Database Options
LOCK006 [dbo].[PK_a]
LOCK006 [dbo].[PK_b]
LOCK008 [dbo].[PK_b]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop primary key [dbo].[PK_a]
create primary key [dbo].[PK_b]
