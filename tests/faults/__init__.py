"""Faults that are injected while the program works, and what is stored then against what it had painted.

A fault is made of a folder to prepare something in, once; it gives a function that injects it one time and
raises `AssertionError` where anything was lost.
"""
