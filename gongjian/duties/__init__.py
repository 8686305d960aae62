"""What is due (今日必办): one file a kind of duty, each finding all of that kind in a few queries; whose they are, and in which order they are shown."""
