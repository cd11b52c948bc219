CREATE PROCEDURE [Sales].[RecentOrders]
    @CustomerId INT,
    @Days       INT = 30
AS
BEGIN
    SET NOCOUNT ON;

    SELECT [OrderId], [PlacedAt], [Status], [Total]
    FROM [Sales].[CustomerOrders](@CustomerId)
    WHERE [PlacedAt] >= DATEADD(DAY, -@Days, sysutcdatetime())
    ORDER BY [PlacedAt] DESC;
END;
