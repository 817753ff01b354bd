"""Small parts that every page uses; each knows how to show one thing and keeps no data of its own."""
