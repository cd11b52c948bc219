CREATE PROCEDURE [Sales].[CancelOrder]
    @OrderId INT,
    @Reason  NVARCHAR (400) = NULL
AS
BEGIN
    SET NOCOUNT ON;

    UPDATE [Sales].[Order]
    SET [Status] = 5,
        [Remark] = COALESCE(@Reason, [Remark])
    WHERE [OrderId] = @OrderId AND [Status] < 3;
END;
