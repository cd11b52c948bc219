-- The old procedure says the same.
--- current
CREATE USER u WITHOUT LOGIN;
GO
CREATE ROLE r;
GO
EXECUTE sp_addrolemember N'r', N'u';
--- desired
CREATE USER u WITHOUT LOGIN;
GO
CREATE ROLE r;
GO
ALTER ROLE r ADD MEMBER u;
--- hazards
--- steps
