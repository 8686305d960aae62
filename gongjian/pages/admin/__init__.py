"""The administrators' pages (/admin/): sign-ins, posts, units, the calendar. No business data; a superuser may look at facts and change none."""
