"""The acts on a project's way into the base, one page each; what a paper says; the bureau's windows; looking into a doubt."""
