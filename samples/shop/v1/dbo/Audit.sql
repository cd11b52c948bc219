CREATE TABLE [dbo].[Audit]
(
    [AuditId] BIGINT         NOT NULL IDENTITY (1, 1) PRIMARY KEY,
    [At]      DATETIME2 (3)  NOT NULL DEFAULT (sysutcdatetime()),
    [Who]     [sysname]      NOT NULL DEFAULT (original_login()),
    [What]    VARCHAR (50)   NOT NULL,
    [Detail]  NVARCHAR (400) NULL
);
