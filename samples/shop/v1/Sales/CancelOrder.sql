CREATE PROCEDURE [Sales].[CancelOrder]
    @OrderId INT
AS
BEGIN
    SET NOCOUNT ON;

    UPDATE [Sales].[Order]
    SET [Status] = 4
    WHERE [OrderId] = @OrderId AND [Status] < 3;
END;
