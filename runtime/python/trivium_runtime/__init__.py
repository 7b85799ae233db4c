"""What runs inside a step: places inputs and outputs, starts the user's command, checks and packs what it made.

Only the standard library is imported, and only syntax of Python 3.8 is used: the images of the vendors are not the newest.
"""
