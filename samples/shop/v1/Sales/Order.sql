CREATE TABLE [Sales].[Order]
(
    [OrderId]     INT            NOT NULL CONSTRAINT [DF_Order_OrderId] DEFAULT (NEXT VALUE FOR [Sales].[OrderNumber]),
    [CustomerId]  INT            NOT NULL,
    [PlacedAt]    DATETIME2 (3)  NOT NULL CONSTRAINT [DF_Order_PlacedAt] DEFAULT (sysutcdatetime()),
    [Status]      TINYINT        NOT NULL CONSTRAINT [DF_Order_Status] DEFAULT ((0)),
    [Remark]      NVARCHAR (400) NULL,
    CONSTRAINT [PK_Order] PRIMARY KEY CLUSTERED ([OrderId]),
    CONSTRAINT [FK_Order_Customer] FOREIGN KEY ([CustomerId]) REFERENCES [Sales].[Customer] ([CustomerId]),
    CONSTRAINT [CK_Order_Status] CHECK ([Status] BETWEEN 0 AND 4)
);
GO

CREATE INDEX [IX_Order_Customer] ON [Sales].[Order] ([CustomerId], [PlacedAt] DESC);
GO

CREATE INDEX [IX_Order_Open] ON [Sales].[Order] ([PlacedAt]) WHERE [Status] < 3;
