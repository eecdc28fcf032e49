# SPDX-License-Identifier: GPL-3.0-or-later
"""tlsterminator.py CHAIN KEY PORT: does TLS for the server on PORT of 127.0.0.1, which has none. Says on which port of its
own it listens; ends when it is ended. A connection reaches the server once its handshake is done."""
import asyncio
import ssl
import sys


async def hand_on(source, sink):
    try:
        while part := await source.read(65536):
            sink.write(part)
            await sink.drain()
    except OSError:
        pass  # an end like any other: the server behind hears of it the same way
    finally:
        sink.close()


async def main(chain, key, port):
    async def serve(from_client, to_client):
        from_server, to_server = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(hand_on(from_client, to_server), hand_on(from_server, to_client))

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
