"""What is done to stocktakes and sittings."""
