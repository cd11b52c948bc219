-- A script that grants is proven beside the plan: what it leaves is a finding.
--- options
{ "drop": "all", "security": true }
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE ROLE [Reader];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE ROLE [Reader];
GO
--- postdeploy
GRANT SELECT ON [dbo].[T] TO [Reader];
--- hazards
HA002 [dbo].[T]
--- findings
PLAN006 Post-deployment script
