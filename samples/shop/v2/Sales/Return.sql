CREATE TABLE [Sales].[Return]
(
    [ReturnId]  INT            NOT NULL IDENTITY (1, 1),
    [OrderId]   INT            NOT NULL,
    [LineNo]    SMALLINT       NOT NULL,
    [Quantity]  INT            NOT NULL,
    [Reason]    NVARCHAR (200) NULL,
    [CreatedAt] DATETIME2 (3)  NOT NULL CONSTRAINT [DF_Return_CreatedAt] DEFAULT (sysutcdatetime()),
    CONSTRAINT [PK_Return] PRIMARY KEY CLUSTERED ([ReturnId]),
    CONSTRAINT [FK_Return_OrderLine] FOREIGN KEY ([OrderId], [LineNo]) REFERENCES [Sales].[OrderLine] ([OrderId], [LineNo]),
    CONSTRAINT [CK_Return_Quantity] CHECK ([Quantity] > 0)
);
GO

CREATE INDEX [IX_Return_OrderLine] ON [Sales].[Return] ([OrderId], [LineNo]);
