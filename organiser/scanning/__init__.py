"""Reads photographs and scans of printed pages: numpy, Pillow and zxing-cpp, no database."""

import os

# the sums are small: a thread for each of them would cost four times the work it shares
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
