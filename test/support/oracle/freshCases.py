"""Makes random model folders and prints each with the verdicts of the installed MLflow, one JSON line a folder.

usage: freshCases.py SEED COUNT
"""
import json
import os
import random
import sys

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../fixtures/conformance')
sys.dont_write_bytecode = True
sys.path.insert(0, FIXTURES)

import generate  # noqa: E402


def main():
    seed, count = sys.argv[1], int(sys.argv[2])
    with open(os.path.join(FIXTURES, 'real.jsonl'), encoding='utf-8') as file:
        real = [json.loads(line)['files'] for line in file]
    third = count // 3
    rows = generate.gen_schema(random.Random(f'{seed}schema'), third)
    rows += generate.gen_mutation(random.Random(f'{seed}mutation'), real, third)
    rows += generate.gen_example(random.Random(f'{seed}example'), count - 2 * third)
    for row in rows:
        verdict = generate.judge(row['files'])
        print(json.dumps({**row, 'verdict': verdict}), flush=True)


main()
