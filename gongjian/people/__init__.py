"""Areas, units, officers and their dated posts: who answered for this on 15 December has an answer."""
