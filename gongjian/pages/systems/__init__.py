"""对外接口: the door other systems come in by, the page that explains it to officers, and the keys the office gives."""
