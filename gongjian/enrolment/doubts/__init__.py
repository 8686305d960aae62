"""What a person should look at (疑点核对, rules.md §2.6), one file a kind. Each asks, none accuses; nothing is stopped by one."""
