"""Is compiled and judged, and never run."""
import sys

print(sys.argv)
