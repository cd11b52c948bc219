CREATE TABLE [Stock].[Movement]
(
    [MovementId] BIGINT        NOT NULL IDENTITY (1, 1),
    [ProductId]  INT           NOT NULL,
    [Quantity]   INT           NOT NULL,
    [MovedAt]    DATETIME2 (3) NOT NULL CONSTRAINT [DF_Movement_MovedAt] DEFAULT (sysutcdatetime()),
    [Reason]     VARCHAR (20)  NOT NULL,
    CONSTRAINT [PK_Movement] PRIMARY KEY CLUSTERED ([MovementId]),
    CONSTRAINT [FK_Movement_Product] FOREIGN KEY ([ProductId]) REFERENCES [Stock].[Product] ([ProductId]),
    CONSTRAINT [CK_Movement_Reason] CHECK ([Reason] IN ('sale', 'return', 'delivery', 'correction'))
);
GO

CREATE INDEX [IX_Movement_Product] ON [Stock].[Movement] ([ProductId], [MovedAt]);
GO

CREATE TRIGGER [Stock].[TR_Movement_Correction] ON [Stock].[Movement]
AFTER INSERT
AS
BEGIN
    SET NOCOUNT ON;

    INSERT [dbo].[Audit] ([What], [Detail])
    SELECT 'stock correction', CONCAT('product ', [ProductId], ', quantity ', [Quantity])
    FROM inserted
    WHERE [Reason] = 'correction';
END;
