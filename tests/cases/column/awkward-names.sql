-- Names with brackets, quotes and spaces.
--- current
CREATE TABLE [dbo].[odd ]]name] (
  [a]]b] INT NOT NULL,
  [it's] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[odd ]]name] (
  [a]]b] BIGINT NOT NULL,
  [it's] INT NULL,
  [new "one"] INT NULL
);
GO
--- hazards
HA002 [dbo].[odd ]]name]
HA005 Database Options
LOCK002 [dbo].[odd ]]name]
SPACE001 Database Options
SPACE002 Database Options
