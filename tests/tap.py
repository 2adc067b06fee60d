"""Cases of a test program, printed for meson: a case is a function that raises when it fails."""
import sys
import traceback


def run(cases):
    """cases: (name, function) pairs. Exits with 1 when any failed."""
    cases, failed = list(cases), 0
    print(f"1..{len(cases)}", flush=True)
    for i, (name, function) in enumerate(cases, 1):
        try:
            function()
            print(f"ok {i} - {name}", flush=True)
        except Exception as error:
            failed += 1
            told = str(error) if isinstance(error, AssertionError) and str(error) else traceback.format_exc()
            print("".join(f"# {line}\n" for line in told.splitlines()) + f"not ok {i} - {name}", flush=True)
    sys.exit(bool(failed))
